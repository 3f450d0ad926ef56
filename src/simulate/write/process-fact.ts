import type { Instant } from '../../event/instant.ts';
import type { HostFact, ProcessFact } from '../observe/fact.ts';
import { baseName, imageAt } from '../world/process.ts';
import { entityId } from './entity-id.ts';
import { ancestors, type GuestEntry } from './guest-entry.ts';
import { shownUse } from './shown-use.ts';

/** What a shape writes of a process, where it does not write everything. */
export interface Shape {
  readonly stream: string;
  /** As the record writes it. */
  readonly time: Instant;
  readonly host: HostFact;
  /** Milliseconds; undefined where the record does not say when it was stored. */
  readonly ingested: number | undefined;
  readonly commandLine?: boolean;
  readonly directory?: boolean;
  /** What it says of the parent beside its pid: the program and its command line, the program alone, or nothing. */
  readonly parent?: 'whole' | 'program' | 'nothing';
  /** Of the parent too: only Defend on Linux writes it. */
  readonly parentDirectory?: boolean;
  readonly ancestry?: boolean;
}

/** The fact of a record about a process, as far as its shape holds what is true. */
export function processFact(entry: GuestEntry, shape: Shape): ProcessFact {
  const { process, sensor, image, kind } = entry;
  const { commandLine = true, directory = false, parent: told = 'whole', ancestry = false } = shape;
  const { parent } = process;
  const above = told === 'nothing' ? undefined : parent && imageAt(parent, entry.at);
  const parentIsHandler = above?.isHandler === true;
  const lists = ancestry && entry.listsAncestry;
  return {
    plane: 'guest',
    kind: kind === 'end' ? 'end' : 'start',
    fork: kind === 'fork',
    ingested: shape.ingested,
    time: shape.time,
    stream: shape.stream,
    sensor: sensor.kind,
    host: shape.host,
    pid: process.pid,
    program: baseName(image.executable).toLowerCase(),
    words: commandLine ? image.commandLine : undefined,
    entityId: entityId(process, sensor.kind),
    parentPid: parent?.pid,
    parentEntityId: parent && entityId(parent, sensor.kind),
    parentProgram: above && baseName(above.executable).toLowerCase(),
    parentIsHandler,
    parentScript:
      told === 'whole'
        ? shownUse(above, {
            commandLine: true,
            directory: shape.parentDirectory === true,
            underHandler: false,
          })
        : undefined,
    isHandler: image.isHandler === true,
    script: shownUse(image, { commandLine, directory, underHandler: parentIsHandler }),
    ancestry: lists ? ancestors(process).flatMap((one) => entityId(one, sensor.kind) ?? []) : [],
    mark: process.mark,
  };
}

/** An end names its process and nothing else. */
export function endFact(entry: GuestEntry, shape: Shape): ProcessFact {
  return {
    ...processFact(entry, { ...shape, parent: 'nothing', commandLine: false, ancestry: false }),
    parentPid: undefined,
    parentEntityId: undefined,
  };
}
