import type { Anchor, ProcessStart } from '../model/execution.ts';
import { programName } from './command-words.ts';
import {
  type HandlerShape,
  handlerHint,
  handlerOfProgram,
  handlerOfScript,
  handlerShapes,
} from './handlers.ts';
import { scriptOf } from './script-of.ts';

/** What one process event says by itself about a run. */
export interface Sign {
  readonly process: ProcessStart;
  readonly shape: HandlerShape;
  readonly anchor: Anchor;
  readonly scriptPath: string | undefined;
  readonly sequence: number | undefined;
  readonly name: string | undefined;
  /** A shell between the handler and the interpreter, as far as its own command line tells. */
  readonly wrapper: boolean;
}

const actionCommand =
  /\bpowershell(?:\.exe)?"?\s+-ExecutionPolicy\s+Unrestricted\s+-File\s+"?(?<script>script(?<sequence>\d+)\.ps1)(?![\w.])/i;

const shellNames = /^(?:sh|bash|dash|ash|ksh|zsh|cmd|powershell|pwsh)$/;

/** Reads the signs of a run out of one process event; undefined where there are none (`docs/semantics.md` §2). */
export function recognise(process: ProcessStart): Sign | undefined {
  if (!mayShowRun(process) || handlerOfProgram(process.executable)) return undefined;
  const parent = handlerOfProgram(process.parentExecutable);
  const program = downloaded(process, parent);
  if (program) return sign(process, program.shape, 'handler-ancestry', program);
  const located = locate(process);
  if (parent && shellNames.test(programName(process.executable ?? process.name))) {
    return sign(
      process,
      parent,
      'handler-ancestry',
      located?.shape === parent ? located : actionScript(process, parent),
    );
  }
  const action = handlerShapes[0] as HandlerShape;
  // The same command line is common in what another handler runs, whose folder then tells.
  const isElsewhere = located !== undefined && located.shape !== action;
  const script = isElsewhere ? undefined : actionScript(process, action);
  if (script && runsAsSystem(process) && !parentContradicts(process)) {
    return sign(process, action, 'command-line', located ?? script);
  }
  return located && sign(process, located.shape, 'path', located);
}

/** What every sign needs, at a tenth of its cost: process tables are full of processes without one. */
function mayShowRun({ commandLine, parentExecutable, workingDirectory }: ProcessStart): boolean {
  return (
    (commandLine !== undefined && handlerHint.test(commandLine)) ||
    (parentExecutable !== undefined && handlerHint.test(parentExecutable)) ||
    (workingDirectory !== undefined && handlerHint.test(workingDirectory))
  );
}

interface Located {
  readonly shape: HandlerShape;
  readonly path: string;
  readonly sequence: string | undefined;
  readonly name: string | undefined;
  readonly wrapped: boolean;
}

/** A program that was downloaded to be run, and that the handler started. What lies there and others start is no run. */
function downloaded({ executable }: ProcessStart, parent: HandlerShape | undefined): Located | undefined {
  const found = executable === undefined ? undefined : handlerOfScript(executable);
  return found && found.shape === parent
    ? { ...found, path: executable as string, wrapped: false }
    : undefined;
}

/** The handler's script that the process runs, by full path or by its name in the working directory. */
function locate(process: ProcessStart): Located | undefined {
  const call = scriptOf(process.executable, process.commandLine);
  if (!call) return undefined;
  const path = resolvePath(call.script, process.workingDirectory);
  const found = handlerOfScript(path);
  return found && { ...found, path, wrapped: call.wrapped };
}

function resolvePath(script: string, workingDirectory: string | undefined): string {
  if (/^(?:[a-z]:|\\|\/)/i.test(script) || workingDirectory === undefined) return script;
  const windows = workingDirectory.includes('\\');
  const file = script.replace(/^\.[\\/]/, '');
  return `${workingDirectory.replace(/[\\/]+$/, '')}${windows ? '\\' : '/'}${file}`;
}

/** The number and file of the action form, whose command line holds the bare file name. */
function actionScript(process: ProcessStart, shape: HandlerShape): Located | undefined {
  const match = actionCommand.exec(process.commandLine ?? '');
  if (!match || shape.os !== 'windows') return undefined;
  const { script = '', sequence } = match.groups ?? {};
  return { shape, path: script, sequence, name: undefined, wrapped: isCmd(process) };
}

function isCmd(process: ProcessStart): boolean {
  return programName(process.executable ?? process.name) === 'cmd';
}

function runsAsSystem(process: ProcessStart): boolean {
  if (process.userId?.startsWith('S-1-') === true) return process.userId === 'S-1-5-18';
  const user = process.user?.split('\\').at(-1)?.toUpperCase();
  return user === undefined || user === 'SYSTEM';
}

/** The interpreter is started by the handler or by `cmd`; `cmd` by the handler. Anything else is somebody's own use. */
function parentContradicts(process: ProcessStart): boolean {
  const parent = programName(process.parentExecutable ?? process.parentName);
  if (parent === '' || parent === 'runcommandextension') return false;
  return isCmd(process) || parent !== 'cmd';
}

function sign(
  process: ProcessStart,
  shape: HandlerShape,
  anchor: Anchor,
  located: Located | undefined,
): Sign {
  const sequence = located?.sequence;
  return {
    process,
    shape,
    anchor,
    scriptPath: located?.path,
    sequence: sequence === undefined ? undefined : Number(sequence),
    name: located?.name,
    wrapper: located ? located.wrapped : !/^(?:powershell|pwsh)$/.test(programName(process.executable)),
  };
}
