import { globText } from '../../../plan/glob.ts';
import type { TextOperand } from '../operand.ts';
import type { ModifierRule } from './modifier-rule.ts';
import { anyOf, plainText } from './text-modifiers.ts';

export const utf16le = asBytes('utf16le');
export const utf16be = asBytes('utf16be');
/** Little-endian, with the mark of byte order before it. */
export const utf16 = asBytes('utf16');

function asBytes(bytes: TextOperand['bytes']): ModifierRule {
  return {
    takes: ['text'],
    apply: (operand) => ({ ...(operand as TextOperand), bytes }),
  };
}

export const base64: ModifierRule = {
  takes: ['text'],
  apply(operand, context) {
    const text = plainText(operand as TextOperand, 'Base64', context);
    if (text === undefined) return undefined;
    return encoded(operand as TextOperand, toBytes(text, (operand as TextOperand).bytes).toString('base64'));
  },
};

/** What of the first and of the last signs depends on what stands before and behind, by how many bytes precede. */
const headCut = [0, 2, 3];
const tailCut = [0, 3, 2];

/** The three ways in which the text can stand in something that is encoded as a whole. */
export const base64offset: ModifierRule = {
  takes: ['text'],
  apply(operand, context) {
    const text = plainText(operand as TextOperand, 'Base64', context);
    if (text === undefined) return undefined;
    const bytes = toBytes(text, (operand as TextOperand).bytes);
    if (bytes.length < 3) {
      context.warn(
        'The value is so short that hardly a sign of it is the same at every place in encoded text.',
      );
    }
    return anyOf(
      [0, 1, 2].map((offset) => {
        const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
        const end = whole.length - (tailCut[(bytes.length + offset) % 3] as number);
        return encoded(operand as TextOperand, whole.slice(headCut[offset], end));
      }),
    );
  },
};

function encoded({ cased }: TextOperand, text: string): TextOperand {
  return { kind: 'text', parts: text === '' ? [] : [globText(text)], cased, bytes: 'utf8' };
}

export function toBytes(text: string, bytes: TextOperand['bytes']): Buffer {
  switch (bytes) {
    case 'utf8':
      return Buffer.from(text, 'utf8');
    case 'utf16le':
      return Buffer.from(text, 'utf16le');
    case 'utf16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'utf16':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    default:
      return bytes;
  }
}

/** Text that was made bytes and was not encoded: a character for each byte, as a log shows them. */
export function withBytes(operand: TextOperand): TextOperand {
  if (operand.bytes === 'utf8') return operand;
  const parts = operand.parts.map((part, at) => {
    if (part.kind !== 'text') return part;
    const kind = operand.bytes === 'utf16' && at > 0 ? 'utf16le' : operand.bytes;
    return globText(toBytes(part.text, kind).toString('latin1'));
  });
  return { ...operand, parts, bytes: 'utf8' };
}
