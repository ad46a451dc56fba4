import type { OrganisationId } from "../../../protocol/ids.ts";
import { momentLink } from "../../../protocol/moment-link.ts";
import { AppError } from "../../app-error.ts";
import { type Mail, sendMail } from "../../auth/mail.ts";
import type { NoteRow } from "../../catalog/notes.ts";
import { listMembers, type MemberRow } from "../../control/members.ts";
import type { Env } from "../../env.ts";

/**
 * Each once, in the order of their naming.
 * @throws AppError for who is no member of the organisation
 */
export async function namedMembers(
  env: Env,
  organisationId: OrganisationId,
  personIds: readonly string[],
): Promise<MemberRow[]> {
  if (personIds.length === 0) return [];
  const members = new Map(
    (await listMembers(env.CONTROL, organisationId)).map((member) => [member.personId, member]),
  );
  return [...new Set(personIds)].map((personId) => {
    const member = members.get(personId);
    if (member === undefined) throw new AppError("bad_request", "mentions: somebody there is no member");
    return member;
  });
}

/** Tells who is named, but for who wrote it. What the note says stays in the dashboard. */
export async function mailMentions(
  env: Env,
  note: NoteRow,
  writer: string,
  named: readonly MemberRow[],
): Promise<void> {
  const link = momentLink(env.DASHBOARD_ORIGIN, note, note.atMs, null);
  const others = named.filter(({ personId }) => personId !== note.authorId);
  await Promise.all(others.map(({ email }) => sendMail(env, mentionLetter(email, writer, link))));
}

const mentionLetter = (to: string, writer: string, link: string): Mail => ({
  to,
  subject: `${writer.replace(/\s+/g, " ")} mentioned you on Playhead`,
  text: `${writer} mentioned you in a note on a session.

Open the moment: ${link}
`,
});
