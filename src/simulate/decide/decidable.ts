/** An operation as its records name it. */
export interface OperationRef {
  readonly correlation_id: string;
  readonly resource_id: string;
  /** Start, else first sighting; ISO. */
  readonly start: string;
}

/**
 * What the logs alone allow to be said of a run or a request.
 * - `pair`: this run and this operation, in every assignment.
 * - `principal`: one of several operations, all of one principal.
 * - `ambiguous`: one of several operations, or perhaps none.
 * - `candidate` (requests): open, told by the documents of runs; no document of its own.
 * - `unobserved` (requests), `unrequested` (runs): alone, and why.
 * - `not-applicable` (requests): nothing is claimed of the guest, so nothing is missing.
 * - `none`: the logs hold nothing of it.
 * - `unsettled`: the logs hold traces for which the rules give no answer (a run known by its children alone).
 */
export type Decidable =
  | { readonly kind: 'pair'; readonly operation: OperationRef; readonly principal: string | undefined }
  | { readonly kind: 'principal'; readonly principal: string; readonly candidates: readonly OperationRef[] }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly OperationRef[] }
  | { readonly kind: 'candidate' }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'unobserved'; readonly reason: string }
  | { readonly kind: 'unrequested'; readonly reason: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unsettled'; readonly why: string };
