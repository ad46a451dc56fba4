import type { Env } from "../env.ts";
import { logError, printMail } from "../log.ts";

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

type MailWay =
  | { kind: "binding"; binding: SendEmail; from: string }
  | { kind: "webhook"; url: string; key: string }
  | { kind: "print" }
  | { kind: "none" };

/** How this deployment sends mail; a local start prints it. */
function mailWay({ MAIL, MAIL_FROM, MAIL_WEBHOOK_URL, MAIL_WEBHOOK_KEY, MAIL_PRINT }: Env): MailWay {
  if (MAIL !== undefined && MAIL_FROM) return { kind: "binding", binding: MAIL, from: MAIL_FROM };
  if (MAIL_WEBHOOK_URL) return { kind: "webhook", url: MAIL_WEBHOOK_URL, key: MAIL_WEBHOOK_KEY ?? "" };
  return MAIL_PRINT === "yes" ? { kind: "print" } : { kind: "none" };
}

/** @returns whether somebody took it; no, too, where no mail can be sent. A failure is logged, without the text */
export async function sendMail(env: Env, mail: Mail): Promise<boolean> {
  const way = mailWay(env);
  try {
    switch (way.kind) {
      case "binding":
        await way.binding.send({ from: way.from, to: mail.to, subject: mail.subject, text: mail.text });
        return true;
      case "webhook":
        return await postMail(way.url, way.key, mail);
      case "print":
        printMail(mail);
        return true;
      case "none":
        return false;
    }
  } catch (error) {
    logError("mail not sent", error);
    return false;
  }
}

/** `POST` with `{ to, subject, text }` as JSON and the operator's key as bearer. */
async function postMail(url: string, key: string, mail: Mail): Promise<boolean> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...(key !== "" && { authorization: `Bearer ${key}` }) },
    body: JSON.stringify(mail),
    // The key is for this address alone.
    redirect: "manual",
  });
  await answer.body?.cancel();
  if (!answer.ok) logError("mail not sent", new Error(`the webhook answered ${answer.status}`));
  return answer.ok;
}
