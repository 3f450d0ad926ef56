import type { Argument, Command, Option } from 'commander';
import { verdicts } from '../../attribution/model/attribution.ts';
import { formats } from '../../ingest/formats/registry.ts';
import { bundledScenarios } from '../scenario-files.ts';

/** What can stand in a place: one of some words, a file, or something that nobody can know. */
export type Values =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' }
  | { readonly kind: 'unknown' };

export interface OptionNode {
  /** `-f` */
  readonly short: string | undefined;
  /** `--format` */
  readonly long: string;
  readonly description: string;
  /** Undefined for a switch. */
  readonly values: Values | undefined;
  readonly isRepeated: boolean;
}

/** A command with what may follow it. */
export interface CommandNode {
  readonly name: string;
  /** Names from the program down to it: `config show`; empty for the program itself. */
  readonly path: string;
  readonly summary: string;
  readonly options: readonly OptionNode[];
  /** Of its arguments in their order; the last one holds for all that follow where it may be repeated. */
  readonly values: readonly Values[];
  readonly isLastRepeated: boolean;
  readonly commands: readonly CommandNode[];
}

/** The commands as completion needs them, drawn from the program itself, so that they cannot differ. */
export function commandTree(program: Command): CommandNode {
  const shared = program.options.filter(({ long }) => long !== '--version').map(optionNode);
  const node = nodeOf(program, '', shared);
  const help: CommandNode = {
    name: 'help',
    path: 'help',
    summary: 'show help of a command',
    options: [],
    values: [{ kind: 'words', words: node.commands.map(({ name }) => name) }],
    isLastRepeated: false,
    commands: [],
  };
  return { ...node, commands: [...node.commands, help] };
}

/** Options of the program are taken behind every command too. */
function nodeOf(command: Command, path: string, shared: readonly OptionNode[]): CommandNode {
  const own = command.options.map(optionNode);
  const help: OptionNode = {
    short: '-h',
    long: '--help',
    description: 'show help',
    values: undefined,
    isRepeated: false,
  };
  const args = command.registeredArguments;
  return {
    name: command.name(),
    path,
    summary: command.summary() || firstSentence(command.description()),
    options: [...own, ...(path === '' ? [] : shared), help],
    values: args.map(argumentValues),
    isLastRepeated: args.at(-1)?.variadic === true,
    commands: command.commands.map((one) => nodeOf(one, `${path} ${one.name()}`.trim(), shared)),
  };
}

function optionNode(option: Option): OptionNode {
  const { short, long, description, required, optional } = option;
  const takesValue = required || optional;
  return {
    short,
    long: long ?? short ?? '',
    description: firstSentence(description),
    values: takesValue ? optionValues(option) : undefined,
    // Commander knows only those that take several values at once.
    isRepeated: /\brepeat for more\b/.test(description),
  };
}

/** Of options whose values are not choices of commander's: what they are. */
const valuesOfOption: Readonly<Record<string, () => Values>> = {
  '--fail-on': () => ({ kind: 'words', words: ['findings', ...verdicts] }),
  '--input-format': () => ({ kind: 'words', words: formats.map(({ name }) => name) }),
  '--covered': () => ({ kind: 'words', words: ['cloud:', 'cloud/', 'guest:', 'guest/'] }),
};

const fileWords = /<(?:file|path|folder)>/;

function optionValues({ long = '', flags, argChoices }: Option): Values {
  if (argChoices) return { kind: 'words', words: argChoices };
  const known = valuesOfOption[long];
  if (known) return known();
  return fileWords.test(flags) ? { kind: 'files' } : { kind: 'unknown' };
}

const fileArguments: ReadonlySet<string> = new Set(['path', 'truth', 'result']);

function argumentValues(argument: Argument): Values {
  if (argument.argChoices) return { kind: 'words', words: argument.argChoices };
  if (argument.name() === 'scenario')
    return { kind: 'words', words: bundledScenarios().map(({ name }) => name) };
  return fileArguments.has(argument.name()) ? { kind: 'files' } : { kind: 'unknown' };
}

/** Beside a word there is no room for more. */
function firstSentence(text: string): string {
  return text.replace(/(?:[.;:](?:\s|$)|\s\().*$/s, '').trim();
}

/** Every command below the program, parents first. */
export function allCommands(node: CommandNode): CommandNode[] {
  return node.commands.flatMap((one) => [one, ...allCommands(one)]);
}
