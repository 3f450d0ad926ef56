import type { JsonValue } from '../../../event/json.ts';
import type { Content, Element } from '../xml/element.ts';
import { type Variant, VariantType, variantContent } from './variant.ts';

/** Why a record cannot be read. */
export class BinXmlFault extends Error {
  readonly code: 'record-malformed' | 'record-too-deep';

  constructor(message: string, code: 'record-malformed' | 'record-too-deep' = 'record-malformed') {
    super(message);
    this.code = code;
  }
}

/** Tokens; 0x40 is added where more follows of the same kind. */
const Token = {
  end: 0x00,
  openElement: 0x01,
  closeStartTag: 0x02,
  closeEmptyTag: 0x03,
  closeElement: 0x04,
  value: 0x05,
  attribute: 0x06,
  cdata: 0x07,
  characterReference: 0x08,
  entityReference: 0x09,
  instructionTarget: 0x0a,
  instructionData: 0x0b,
  template: 0x0c,
  substitution: 0x0d,
  optionalSubstitution: 0x0e,
  fragmentHeader: 0x0f,
} as const;

/** Templates that hold themselves would otherwise grow for ever; real records have some hundred parts. */
const maxParts = 100_000;
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What the tokens of one fragment may refer to. */
interface Scope {
  readonly end: number;
  readonly values: readonly Variant[];
  /** Elements of a fragment that is itself a value lack one number. */
  readonly isValue: boolean;
  readonly depth: number;
}

/**
 * Reads the binary XML of event logs within one chunk, all of whose offsets count from the chunk's first byte. After the description of
 * the libevtx project, checked against real files. Throws BinXmlFault or RangeError where the bytes make no sense.
 */
export class BinXml {
  readonly #bytes: Buffer;
  readonly #maxDepth: number;
  readonly #names = new Map<number, string>();
  #at = 0;
  #parts = 0;

  constructor(bytes: Buffer, maxDepth: number) {
    this.#bytes = bytes;
    this.#maxDepth = maxDepth;
  }

  /** The element that a record holds. */
  root(from: number, end: number): Element {
    this.#at = from;
    this.#parts = 0;
    const content = this.#content({ end, values: [], isValue: false, depth: 0 });
    for (const part of content) if ('element' in part) return part.element;
    throw new BinXmlFault('the record holds no element');
  }

  /** Tokens up to the end of the fragment, or of the element around them. */
  #content(scope: Scope): Content[] {
    if (scope.depth > this.#maxDepth) {
      throw new BinXmlFault(`nested deeper than ${this.#maxDepth} levels`, 'record-too-deep');
    }
    const content: Content[] = [];
    while (this.#at < scope.end) {
      if (++this.#parts > maxParts) throw new BinXmlFault('the record has no end');
      const token = this.#u8();
      switch (token & ~0x40) {
        case Token.end:
        case Token.closeElement:
          return content;
        case Token.fragmentHeader:
          this.#at += 3;
          break;
        case Token.openElement:
          content.push({ element: this.#element(scope, (token & 0x40) !== 0) });
          break;
        case Token.template:
          content.push(...this.#template(scope));
          break;
        case Token.instructionTarget:
          this.#name();
          break;
        case Token.instructionData:
          this.#text();
          break;
        default:
          content.push(...this.#simple(token, scope));
      }
    }
    return content;
  }

  #element(scope: Scope, hasAttributes: boolean): Element {
    if (!scope.isValue) this.#at += 2;
    this.#at += 4;
    const name = this.#name();
    const attributes: [string, JsonValue][] = [];
    if (hasAttributes) {
      const end = this.#u32() + this.#at;
      while (this.#at < Math.min(end, scope.end)) this.#attribute(attributes, scope);
    }
    const token = this.#u8();
    if (token === Token.closeEmptyTag) return { name, attributes, content: [] };
    if (token !== Token.closeStartTag) throw new BinXmlFault('an element does not close its tag');
    return { name, attributes, content: this.#content({ ...scope, depth: scope.depth + 1 }) };
  }

  #attribute(attributes: [string, JsonValue][], scope: Scope): void {
    if (++this.#parts > maxParts) throw new BinXmlFault('the record has no end');
    if ((this.#u8() & ~0x40) !== Token.attribute) throw new BinXmlFault('an attribute was expected');
    const name = this.#name();
    const values: JsonValue[] = [];
    let isGiven = false;
    for (;;) {
      const token = this.#bytes.readUInt8(this.#at);
      const kind = token & ~0x40;
      if (kind === Token.attribute || kind === Token.closeStartTag || kind === Token.closeEmptyTag) break;
      if (++this.#parts > maxParts) throw new BinXmlFault('the record has no end');
      this.#at++;
      for (const part of this.#simple(token, scope)) {
        isGiven = true;
        if ('value' in part) values.push(part.value);
      }
    }
    if (isGiven)
      attributes.push([name, values.length === 1 ? (values[0] as JsonValue) : values.map(String).join('')]);
  }

  /** Tokens that stand for text or a value, in attributes as well as in elements. */
  #simple(token: number, scope: Scope): readonly Content[] {
    switch (token & ~0x40) {
      case Token.value: {
        const type = this.#u8();
        if (type !== VariantType.string) throw new BinXmlFault(`a literal of type ${type}`);
        return [{ value: this.#text() }];
      }
      case Token.cdata:
        return [{ value: this.#text() }];
      case Token.characterReference:
        return [{ value: String.fromCharCode(this.#u16()) }];
      case Token.entityReference: {
        const name = this.#name();
        return [{ value: Object.hasOwn(entities, name) ? (entities[name] as string) : `&${name};` }];
      }
      case Token.substitution:
      case Token.optionalSubstitution: {
        const variant = scope.values[this.#u16()];
        this.#at++;
        return variant === undefined ? [] : this.#substitute(variant, scope);
      }
      default:
        throw new BinXmlFault(`an unknown token ${token}`);
    }
  }

  #substitute(variant: Variant, scope: Scope): readonly Content[] {
    if (variant.type !== VariantType.binXml) return variantContent(variant, this.#bytes);
    const back = this.#at;
    this.#at = variant.from;
    const inner = { end: variant.from + variant.size, values: [], isValue: true, depth: scope.depth + 1 };
    const content = this.#content(inner);
    this.#at = back;
    return content;
  }

  /** A template, which stands here or was written before, with the values that fill it. */
  #template(scope: Scope): Content[] {
    this.#at += 5;
    const definition = this.#u32();
    const isHere = definition === this.#at;
    const size = this.#bytes.readUInt32LE(definition + 20);
    const from = definition + 24;
    if (from + size > this.#bytes.length) throw new BinXmlFault('a template points outside of the chunk');
    if (isHere) this.#at = from + size;
    const values = this.#values(scope.end);
    const back = this.#at;
    this.#at = from;
    const content = this.#content({ end: from + size, values, isValue: false, depth: scope.depth + 1 });
    this.#at = back;
    return content;
  }

  #values(end: number): Variant[] {
    const count = this.#u32();
    if (this.#at + count * 4 > end)
      throw new BinXmlFault('a template has more values than the record can hold');
    const values: Variant[] = [];
    let from = this.#at + count * 4;
    for (let left = count; left > 0; left--) {
      const size = this.#u16();
      const type = this.#u8();
      this.#at++;
      if (from + size > end) throw new BinXmlFault('a value is longer than the record');
      values.push({ type, from, size });
      from += size;
    }
    this.#at = from;
    return values;
  }

  /** Names stand where they are first used; later uses point there. */
  #name(): string {
    const offset = this.#u32();
    const isHere = offset === this.#at;
    let name = this.#names.get(offset);
    const length = this.#bytes.readUInt16LE(offset + 6);
    if (name === undefined) {
      name = this.#utf16(offset + 8, length);
      this.#names.set(offset, name);
    }
    if (isHere) this.#at = offset + 8 + length * 2 + 2;
    return name;
  }

  #text(): string {
    const length = this.#u16();
    const text = this.#utf16(this.#at, length);
    this.#at += length * 2;
    return text;
  }

  #utf16(from: number, length: number): string {
    const end = from + length * 2;
    if (end > this.#bytes.length) throw new BinXmlFault('a text points outside of the chunk');
    return this.#bytes.toString('utf16le', from, end);
  }

  #u8(): number {
    return this.#bytes.readUInt8(this.#at++);
  }

  #u16(): number {
    this.#at += 2;
    return this.#bytes.readUInt16LE(this.#at - 2);
  }

  #u32(): number {
    this.#at += 4;
    return this.#bytes.readUInt32LE(this.#at - 4);
  }
}
