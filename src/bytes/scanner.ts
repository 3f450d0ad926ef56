import { scannerCode } from './scanner-code.ts';

/** What `tools/scanner/assembly` exports, and describes. */
export interface Scanner {
  readonly memory: { readonly buffer: ArrayBuffer };
  lineAt(): number;
  lineRoomSize(): number;
  resultsAt(): number;
  nameAt(name: number): number;
  nameLength(name: number): number;
  refuse(name: number): void;
  membersAt(): number;
  beginsAt(): number;
  endsAt(): number;
  mostMembersOf(): number;
  walk(length: number): number;
  newSearch(): number;
  candidate(search: number, from: number, to: number): number;
}

/** What is used of it; the types of Node do not know it. */
interface WebAssembly {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

const { WebAssembly } = globalThis as { readonly WebAssembly?: WebAssembly };

let compiled: object | undefined;

/** One with names, searches and a line of its own. */
export function openScanner(): Scanner {
  if (!WebAssembly) return absent;
  try {
    compiled ??= new WebAssembly.Module(Buffer.from(scannerCode, 'base64'));
    return new WebAssembly.Instance(compiled).exports as Scanner;
  } catch {
    // A processor without vectors, or no room: it is only sooner with it.
    return absent;
  }
}

const none = () => 0;

/** For which every line is too long. */
const absent: Scanner = {
  memory: { buffer: new ArrayBuffer(16) },
  lineAt: none,
  lineRoomSize: () => -1,
  resultsAt: none,
  nameAt: none,
  nameLength: none,
  refuse: none,
  membersAt: none,
  beginsAt: none,
  endsAt: none,
  mostMembersOf: none,
  walk: () => -1,
  newSearch: none,
  candidate: none,
};
