/*
 * What one rule may ask for. Each limit is far above what rules need, and low enough that no rule can stall or overflow
 * what reads it. Exceeding one is a diagnostic that names it, never an exception.
 */

/** Characters of a query's text. */
export const maxQueryLength = 1_000_000;

/** Parentheses, braces and negations inside each other. */
export const maxQueryDepth = 500;

/** Conditions of one query once lists and field wildcards are spelled out. */
export const maxQueryLeaves = 100_000;

/** Characters of one wildcard pattern; literal values are not limited. */
export const maxPatternLength = 8_192;

/** Errors of one query that are shown. */
export const maxQueryErrors = 50;
