/** Where a website's own tools stand: an address with places that a session's values are written into. */

export const linkPlaces = ["contactId", "conversationId", "visitorId", "sessionUrl"] as const;
export type LinkPlace = (typeof linkPlaces)[number];

export type LinkTemplateDecision = { kind: "allowed" } | { kind: "refused"; message: string };

const refused = (message: string): LinkTemplateDecision => ({ kind: "refused", message });
const isPlace = (name: string): name is LinkPlace => linkPlaces.some((place) => place === name);
const place = /\{([^{}]*)\}/g;

/** Whether the template is an https address whose host no visitor's value can change. */
export function decideLinkTemplate(template: string): LinkTemplateDecision {
  const unknown = [...template.matchAll(place)].map(([, name = ""]) => name).find((name) => !isPlace(name));
  if (unknown !== undefined)
    return refused(`{${unknown}} is none of ${linkPlaces.map((name) => `{${name}}`).join(", ")}.`);
  if (/[{}]/.test(template.replaceAll(place, ""))) return refused("A brace has no other.");
  const [one, other] = ["a", "b"].map((text) => template.replaceAll(place, text));
  if (one === undefined || other === undefined || !URL.canParse(one) || !URL.canParse(other))
    return refused("This is no address.");
  const url = new URL(one);
  if (url.protocol !== "https:") return refused("The address begins with https://.");
  if (url.username !== "" || url.password !== "") return refused("The address carries no user or password.");
  if (url.origin !== new URL(other).origin) return refused("No place may stand in the host.");
  return { kind: "allowed" };
}

/**
 * The address for a session. Values are percent-encoded.
 * @returns null when the session lacks a value that the template asks for, or the template is refused
 */
export function fillLinkTemplate(
  template: string,
  values: Partial<Record<LinkPlace, string | null | undefined>>,
): string | null {
  if (decideLinkTemplate(template).kind === "refused") return null;
  let lacks = false;
  const filled = template.replaceAll(place, (_, name: string) => {
    const value = isPlace(name) ? values[name] : undefined;
    if (value === undefined || value === null || value === "") lacks = true;
    return encodeURIComponent(value ?? "");
  });
  return lacks ? null : filled;
}
