import { textGetter } from '../../event/fields.ts';
import type { JsonObject } from '../../event/json.ts';
import { compareText } from '../../event/order.ts';
import type { Principal } from '../model/operation.ts';
import { claimField, emailLike, normaliseId } from './principal.ts';

const objectId = textGetter(claimField('objectId'));
const upnClaim = textGetter(claimField('upn'));
const nameClaim = textGetter(claimField('name'));

/**
 * Which object id has which name, by every record of the Activity Log that states both. Not every shape of a record does: one has the id,
 * another the name. What is not one to one (a guest's two names, a name given to somebody new) completes nothing.
 */
export class PrincipalDirectory {
  readonly #namesOf = new Map<string, Map<string, string>>();
  readonly #idsOf = new Map<string, Set<string>>();

  observe(doc: JsonObject): void {
    const id = normaliseId(objectId(doc));
    const name = (upnClaim(doc) ?? emailLike(nameClaim(doc)))?.trim();
    if (id === undefined || name === undefined || name === '') return;
    const key = name.toLowerCase();
    const names = this.#namesOf.get(id) ?? new Map<string, string>();
    const known = names.get(key);
    if (known === undefined || compareText(name, known) > 0) names.set(key, name);
    this.#namesOf.set(id, names);
    this.#idsOf.set(key, (this.#idsOf.get(key) ?? new Set()).add(id));
  }

  /** The principal with its name where records give only the id, or with its object id where they give only the name. */
  complete(principal: Principal): Principal {
    const { id, name } = principal;
    if (id !== undefined && name === undefined) {
      const [only, ...others] = this.#namesOf.get(id)?.values() ?? [];
      return only === undefined || others.length > 0 ? principal : { ...principal, name: only, type: 'User' };
    }
    if (name === undefined || id !== name.toLowerCase()) return principal;
    const [only, ...others] = this.#idsOf.get(id) ?? [];
    return only === undefined || others.length > 0 ? principal : { ...principal, id: only };
  }
}
