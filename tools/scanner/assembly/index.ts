export { lineAt, lineRoomSize, resultsAt } from './memory';
export { nameAt, nameLength, refuse } from './names';
export { beginsAt, endsAt, membersAt, mostMembersOf, walk } from './walk';
export { candidate, newSearch } from './words';
