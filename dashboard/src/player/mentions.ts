import type { Member } from "../../../protocol/api-accounts.ts";

/** A note names a member as `@` and the name as it stands in the list of members. */
const wordFor = ({ name, email }: Member): string => `@${name || email}`;

/** Ids of the members that a text names. */
export const mentionsIn = (text: string, members: readonly Member[]): string[] =>
  members.filter((member) => text.includes(wordFor(member))).map(({ personId }) => personId);

const maxSuggested = 5;

/** Members that what stands after the text's last `@` may become; none when nobody is being named. */
export function membersMeant(text: string, members: readonly Member[]): Member[] {
  const begun = /(?:^|\s)@([^@\n]{0,40})$/.exec(text)?.[1]?.toLowerCase();
  if (begun === undefined) return [];
  return members
    .filter((member) => !text.endsWith(wordFor(member)))
    .filter(({ name, email }) => name.toLowerCase().startsWith(begun) || email.startsWith(begun))
    .slice(0, maxSuggested);
}

/** The text with what was begun written out. */
export const withMention = (text: string, member: Member): string =>
  text.replace(/@[^@\n]{0,40}$/, `${wordFor(member)} `);
