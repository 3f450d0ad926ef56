import { type Judgement, type Mark, marks } from './judge.ts';

/** Counts over one class of runs and requests; the shares follow from them. */
export interface Score {
  readonly runs: number;
  readonly requests: number;
  /** Runs of which the logs settle the principal, and those of them that were attributed rightly. */
  readonly decidable: number;
  readonly found: number;
  readonly attributed: number;
  readonly attributedRightly: number;
  readonly wrongPrincipals: number;
  /** Wrong, but as the logs say: a lost record can make another request the only one that fits. */
  readonly misled: number;
  readonly phantoms: number;
  /** Said by the logs' rules and not said, or the other way round. */
  readonly missing: number;
  readonly wrongVerdicts: number;
  readonly reasons: number;
  readonly reasonsRight: number;
  readonly ambiguous: number;
  readonly ambiguousRightly: number;
  /** Of which the rules give no answer, or which left no record. */
  readonly undecidable: number;
  readonly recall: number;
  readonly precision: number;
  readonly reasonShare: number;
  readonly ambiguousShare: number;
}

/** What the logs can settle, so that saying otherwise is a fault. */
const settled: readonly string[] = [
  'pair',
  'principal',
  'ambiguous',
  'unobserved',
  'unrequested',
  'not-applicable',
];

export class Tally {
  runs = 0;
  requests = 0;
  phantoms = 0;
  undecidable = 0;
  readonly #marks = new Map<string, number>();

  add(judgement: Judgement): void {
    const { mark, expected, said } = judgement;
    this.#count(`${expected}/${mark}`);
    this.#count(`said/${said.split(':')[0]}`);
    if ((mark === 'right' || mark === 'root') && !judgement.wrongPrincipal)
      this.#count(`rightly/${said.split(':')[0]}`);
    if (judgement.wrongPrincipal) this.#count('wrong');
    if (judgement.misled) this.#count('misled');
  }

  score(): Score {
    const of = (key: string) => this.#marks.get(key) ?? 0;
    const expected = (kind: string, ...wanted: Mark[]) => {
      const among: readonly Mark[] = wanted.length > 0 ? wanted : marks;
      return among.reduce((sum, mark) => sum + of(`${kind}/${mark}`), 0);
    };
    const each = (...wanted: Mark[]) => settled.reduce((sum, kind) => sum + expected(kind, ...wanted), 0);
    const decidable = expected('pair') + expected('principal');
    const found = expected('pair', 'right', 'root') + expected('principal', 'right', 'root');
    const attributed = of('said/attributed');
    const attributedRightly = of('rightly/attributed');
    const reasons = expected('unobserved') + expected('unrequested');
    const reasonsRight = expected('unobserved', 'right') + expected('unrequested', 'right', 'root');
    const ambiguous = of('said/ambiguous');
    return {
      runs: this.runs,
      requests: this.requests,
      decidable,
      found,
      attributed,
      attributedRightly,
      wrongPrincipals: of('wrong'),
      misled: of('misled'),
      phantoms: this.phantoms,
      missing: each('missing'),
      wrongVerdicts: each('verdict', 'operation', 'principal', 'candidates', 'root'),
      reasons,
      reasonsRight,
      ambiguous,
      ambiguousRightly: expected('ambiguous', 'right'),
      undecidable: this.undecidable,
      recall: share(found, decidable),
      precision: share(attributedRightly, attributed),
      reasonShare: share(reasonsRight, reasons),
      ambiguousShare: this.runs === 0 ? 0 : ambiguous / this.runs,
    };
  }

  #count(key: string): void {
    this.#marks.set(key, (this.#marks.get(key) ?? 0) + 1);
  }
}

/** Of nothing, everything is right. */
function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
