import type { Pred } from '../plan/pred.ts';
import { Compiler } from './compiler.ts';
import { Frame } from './frame.ts';
import type { Subject } from './subject.ts';

/** For one question. Who asks about many events compiles once and keeps a frame. */
export function matches(pred: Pred, subject: Subject): boolean {
  const frame = new Frame();
  frame.load(subject);
  return new Compiler().compile(pred)(frame);
}
