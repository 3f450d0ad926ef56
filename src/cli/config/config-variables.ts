import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { nearWords } from '../../diagnostics/near-words.ts';
import type { Environment } from '../io.ts';
import { fileVariable, settingNames, variableOf, variablePrefix } from './setting-table.ts';

const known = [...settingNames.map(variableOf), fileVariable];

/** Whether the environment sets anything: otherwise nothing need be loaded to read it. */
export function setsAnything(env: Environment): boolean {
  return settingNames.some((name) => (env[variableOf(name)] ?? '') !== '') || slips(env).length > 0;
}

/** Variables that are nearly one of ours. Others with the prefix may be those of another program. */
export function unknownVariables(env: Environment): Diagnostic[] {
  return slips(env).map(({ variable, near }) => ({
    code: 'config-unknown-key',
    severity: 'error',
    message: `there is no setting ${variable}`,
    help: `Did you mean ${near.map((name) => `${variablePrefix}${name}`).join(' or ')}?`,
    location: { file: 'environment' },
  }));
}

/** The prefix, which all share, would make everything near everything. */
function slips(env: Environment): { readonly variable: string; readonly near: readonly string[] }[] {
  const bare = (name: string) => name.slice(variablePrefix.length);
  const names = known.map(bare);
  return Object.keys(env)
    .filter((variable) => variable.startsWith(variablePrefix) && !known.includes(variable))
    .map((variable) => ({ variable, near: nearWords(bare(variable), names) }))
    .filter(({ near }) => near.length > 0);
}
