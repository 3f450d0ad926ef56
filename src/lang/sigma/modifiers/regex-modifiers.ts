import type { RegexOperand } from '../operand.ts';
import type { ModifierRule } from './modifier-rule.ts';

/** Takes the value as it is written: Sigma's wildcards and escapes have no meaning in it. */
export const re: ModifierRule = {
  takes: ['text', 'number', 'boolean'],
  isFirst: true,
  apply: (_, { text }) => ({ kind: 'regex', source: text, flags: '' }),
};

export const i = flag('i');
export const m = flag('m');
export const s = flag('s');

function flag(name: 'i' | 'm' | 's'): ModifierRule {
  return {
    takes: ['regex'],
    apply(operand) {
      const regex = operand as RegexOperand;
      const flags = [...'ims'].filter((one) => one === name || regex.flags.includes(one)).join('');
      return { ...regex, flags };
    },
  };
}
