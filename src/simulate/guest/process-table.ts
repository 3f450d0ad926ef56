import type { Random } from '../random.ts';
import type { Guest } from '../world/estate.ts';
import type { Account, Image, Mark, TrueProcess } from '../world/process.ts';
import type { Command } from './command.ts';

export const systemAccount: Account = { name: 'SYSTEM', domain: 'NT AUTHORITY', id: 'S-1-5-18' };
export const rootAccount: Account = { name: 'root', domain: undefined, id: '0' };

interface Spawn {
  readonly parent: TrueProcess | undefined;
  readonly images: readonly Image[];
  readonly end?: number | undefined;
  readonly account?: Account;
  readonly directory?: string;
  readonly mark?: Mark | undefined;
  readonly pid?: number;
}

/** Every process that a guest ever had, with pids given out as its system does. */
export class ProcessTable {
  readonly guest: Guest;
  readonly processes: TrueProcess[] = [];
  readonly #random: Random;
  readonly #used = new Set<number>([0, 4]);
  #lastPid: number;

  constructor(guest: Guest, random: Random) {
    this.guest = guest;
    this.#random = random;
    this.#lastPid = random.int(1100, 2400);
  }

  spawn(wish: Spawn): TrueProcess {
    const process: TrueProcess = {
      guest: this.guest,
      pid: wish.pid ?? this.#pid(),
      parent: wish.parent,
      start: (wish.images[0] as Image).at,
      end: wish.end,
      images: wish.images,
      account:
        wish.account ??
        wish.parent?.account ??
        (this.guest.system === 'windows' ? systemAccount : rootAccount),
      directory:
        wish.directory ??
        wish.parent?.directory ??
        (this.guest.system === 'windows' ? 'C:\\Windows\\system32\\' : '/'),
      mark: wish.mark,
    };
    this.#used.add(process.pid);
    this.processes.push(process);
    return process;
  }

  /** Starts the commands one after the other beneath a process; returns when the last of them has ended. */
  run(parent: TrueProcess, commands: readonly Command[], from: number, mark: Mark | undefined): number {
    let at = from;
    let end = from;
    for (const command of commands) {
      at = Math.max(at + Math.round(command.after * (0.5 + this.#random.next())), end);
      const lasts = Math.max(3, Math.round(command.lasts * (0.6 + 0.8 * this.#random.next())));
      const { executable, args, commandLine } = command;
      const process = this.spawn({ parent, images: [{ at, executable, args, commandLine }], mark });
      const childrenEnd = this.run(process, command.children, at, mark);
      process.end = Math.max(at + lasts, childrenEnd + 2);
      // A long process is left running in the background; the script goes on.
      end = lasts > 120_000 ? at + 50 : process.end;
    }
    return end;
  }

  /** Ends what still runs of an act; what it would have started later never was. */
  killAct(act: string, at: number): void {
    for (let index = this.processes.length - 1; index >= 0; index--) {
      const process = this.processes[index] as TrueProcess;
      if (process.mark?.act !== act || (process.end ?? Number.POSITIVE_INFINITY) <= at) continue;
      if (process.start > at) this.processes.splice(index, 1);
      else process.end = at;
    }
  }

  #pid(): number {
    if (this.guest.system === 'windows') {
      let pid = 4 * this.#random.int(200, 8000);
      while (this.#used.has(pid)) pid = 4 * this.#random.int(200, 30_000);
      return pid;
    }
    this.#lastPid += this.#random.int(1, 7);
    return this.#lastPid;
  }
}
