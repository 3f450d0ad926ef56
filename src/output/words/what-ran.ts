import type { Attribution } from '../../attribution/model/attribution.ts';
import type { Execution, ProcessNode } from '../../attribution/model/execution.ts';
import { line, type SafeText } from '../text/safe-text.ts';

/** A table shows one line of them. */
const maxSteps = 50;

/**
 * What ran, in one line: the script's own words where a source has them, else the commands that it started. The command line
 * of the interpreter would say no more than that some script ran.
 */
export function whatRan({ execution, operation, verdict, reason }: Attribution): SafeText {
  if (execution) return oneLine(runWords(execution));
  const name = operation?.name === undefined ? '' : `${operation.name}: `;
  if (verdict === 'not-applicable') return line`${name}leaves no trace in the guest`;
  if (operation?.refused) return line`${name}nothing, it was refused`;
  return reason === 'operation-failed' ? line`${name}nothing seen` : line`${name}not seen`;
}

function runWords(execution: Execution): string {
  const { name, scriptText } = execution;
  const steps = scriptText === undefined ? childCommands(execution) : statements(scriptText);
  if (steps.length === 0) return `${name ?? scriptWords(execution)} (no child process)`;
  const label = name === undefined ? '' : `${name}: `;
  return `${label}${steps.join('; ')}`;
}

/** The script's file with its arguments, else how it was started. */
function scriptWords({ scriptPath, root }: Execution): string {
  const commandLine = root.commandLine ?? root.executable ?? root.name ?? 'a script';
  const file = scriptPath?.split(/[\\/]/).at(-1);
  if (file === undefined || file === '') return commandLine;
  const at = commandLine.toLowerCase().lastIndexOf(file.toLowerCase());
  return at === -1 ? file : commandLine.slice(at).replace(/["']\s*$/, '');
}

function childCommands({ processes }: Execution): string[] {
  const children = processes.filter((node) => node.depth === 1 && !isConsole(node));
  return children.slice(0, maxSteps).map(commandWords);
}

/** Windows starts one for every console program; it says nothing. */
function isConsole(node: ProcessNode): boolean {
  return node.name?.toLowerCase() === 'conhost.exe';
}

/** Folders of the system's own programs: only there does the name alone say which program it is. */
const systemFolder = String.raw`(?:[a-z]:\\windows\\(?:system32|syswow64)\\|\/(?:usr\/)?s?bin\/)`;
const systemProgram = new RegExp(`^(?:"${systemFolder}([^"\\\\/]+)"|${systemFolder}([^\\s"\\\\/]+))`, 'i');

function commandWords(node: ProcessNode): string {
  const commandLine = node.commandLine ?? node.executable ?? node.name ?? 'a process';
  return commandLine
    .replace(systemProgram, (_, quoted?: string, bare?: string) => quoted ?? bare ?? '')
    .trim();
}

/** The lines of a script that do something, as far as a glance can tell. */
function statements(script: string): string[] {
  const lines = script.split(/\r\n|[\r\n]/).map((text) => text.trim());
  return lines.filter((text) => text !== '' && !text.startsWith('#')).slice(0, maxSteps);
}

/** Programs write `net  user` with two spaces; the details keep them. */
function oneLine(text: string): SafeText {
  return line`${text.replace(/ {2,}/g, ' ')}`;
}
