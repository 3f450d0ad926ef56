import type { KqlQuery } from '../../lang/kql/ast.ts';
import type { LowerOptions } from '../../lang/kql/lower-context.ts';
import type { Pred } from '../../plan/pred.ts';
import type { PredPool } from '../../plan/pred-pool.ts';

/** What conditions are made with. */
export interface DslLowering {
  readonly options: LowerOptions;
  readonly pool: PredPool;
  /** A condition that KQL has as well. Throws `UnsupportedFilter` where the value does not fit the field. */
  lower(query: KqlQuery): Pred;
}
