import { constants, createReadStream, openSync, type Stats, statSync } from 'node:fs';
import { Socket } from 'node:net';

/**
 * The bytes of a pipe or a terminal. Opening a pipe waits for its writer, on a thread of the system that nothing ends, no interrupt
 * either; so it is opened without waiting, and a socket waits for the bytes.
 */
export function streamOf(path: string): AsyncIterable<Buffer> {
  if (!statSync(path).isFIFO()) return createReadStream(path);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

/** Terminals end, and so does the device that is empty. Others go on for ever, or are whole disks, or start something when opened. */
const devicesThatEnd = /^\/dev\/(?:null|console|tty\w*|pts\/\d+)$/;

/** Whether it is a device that is no stream of logs. `real` is its path without links. */
export function isDevice(status: Stats, real: string): boolean {
  return status.isBlockDevice() || (status.isCharacterDevice() && !devicesThatEnd.test(real));
}
