import { extensionKind } from '../cloud/extension-kinds.ts';
import { handlerShapes } from '../guest/handlers.ts';
import type { Handler } from '../model/execution.ts';
import type { Operation } from '../model/operation.ts';

/**
 * How a request and a handler fit: `own`, the request drives that handler; `deploys`, an extension write put the Run
 * Command handler there, whose run may follow it. Undefined where they have nothing to do with each other.
 */
export type Fit = 'own' | 'deploys';

export function fitOf(handler: Handler, operation: Operation): Fit | undefined {
  const shape = handlerShapes.find((each) => each.handler === handler);
  if (operation.channel !== 'extension')
    return shape?.channels.includes(operation.channel) ? 'own' : undefined;
  const kind = extensionKind(operation.name);
  if (shape?.channels.includes('extension'))
    return kind === 'script' || kind === 'unknown' ? 'own' : undefined;
  return kind === 'run-command-handler' ? 'deploys' : undefined;
}
