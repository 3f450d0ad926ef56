import type { z } from 'zod';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/near-words.ts';
import { settingNames } from './setting-table.ts';
import { type Settings, settingsSchema } from './settings.ts';

type Issue = z.core.$ZodIssue;

/** Says where a member stands, or its key. */
export type PlaceOf = (
  path: readonly PropertyKey[],
  ofKey: boolean,
) => Pick<Diagnostic, 'location' | 'excerpt'>;

/** Holds a value against the schema: the settings that are right, and a diagnostic for everything that is not. */
export function problemsOf(
  value: unknown,
  placeOf: PlaceOf,
): { readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] } {
  const { success, data, error } = settingsSchema.safeParse(value, { reportInput: true });
  if (success) return { settings: data, diagnostics: [] };
  return { settings: {}, diagnostics: error.issues.flatMap((issue) => diagnosticsOf(issue, placeOf)) };
}

function diagnosticsOf(issue: Issue, placeOf: PlaceOf): Diagnostic[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'config-unknown-key',
      severity: 'error',
      message: `there is no setting ${key}`,
      help: didYouMean(key, settingNames) ?? `Settings are ${settingNames.join(', ')}.`,
      ...placeOf([...issue.path, key], true),
    }));
  }
  const name = issue.path.length === 0 ? 'a configuration' : String(issue.path[0]);
  const help = helpOf(issue);
  return [
    {
      code: 'config-value',
      severity: 'error',
      message: issue.code === 'custom' ? issue.message : `${name} is to be ${wantedBy(issue)}`,
      ...(help !== undefined && { help }),
      ...placeOf(issue.path, false),
    },
  ];
}

/** What the schema asks for there, in words of a user. */
function wantedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length === 1 ? String(issue.values[0]) : `one of ${issue.values.join(', ')}`;
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(wantedBy))].join(', or ');
    case 'too_small':
      return issue.origin === 'number' ? 'more than 0' : 'something, not empty';
    default:
      return 'something else';
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  object: 'names of settings with their values',
  array: 'a list of texts',
  int: 'a whole number',
  number: 'a whole number',
};

function helpOf(issue: Issue): string | undefined {
  if (issue.code === 'custom') {
    const help: unknown = issue.params?.['help'];
    return typeof help === 'string' ? help : undefined;
  }
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return undefined;
  return didYouMean(issue.input, issue.values.map(String));
}
