/** What a rule's filter asks for that is not evaluated; caught where rules are compiled and told as a diagnostic. */
export class UnsupportedFilter extends Error {}
