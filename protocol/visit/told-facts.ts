import type { Campaign } from "../api-visit.ts";
import type { Told } from "../told-fold.ts";
import type { ToldFacts } from "./visit-facts.ts";

const maxCampaignChars = 256;

/**
 * What a website has told of its visitor, as the session's row keeps it.
 * @param landingUrl of the first page
 */
export function toldFacts(told: Told | undefined, landingUrl: string): ToldFacts {
  const { contact, conversation, release, variants } = told ?? {};
  const sides = Object.entries(variants ?? {}).map(([name, { words }]): [string, string] => [name, words]);
  const campaign = campaignOf(landingUrl);
  return {
    ...(contact?.words.id && { contact: contact.words }),
    ...(conversation?.words.id && { conversation: conversation.words }),
    ...(release?.words && { release: release.words }),
    ...(campaign && { campaign }),
    ...(sides.length > 0 && { variants: Object.fromEntries(sides) }),
  };
}

/** The `utm_` parameters of an address; null when it names neither campaign nor source. */
export function campaignOf(url: string): Campaign | null {
  const query = URL.canParse(url) ? new URL(url).searchParams : null;
  const parameter = (name: string): string => (query?.get(`utm_${name}`) ?? "").slice(0, maxCampaignChars);
  const [source, medium, name] = [parameter("source"), parameter("medium"), parameter("campaign")];
  if (source === "" && name === "") return null;
  return { source, medium, name, term: parameter("term"), content: parameter("content") };
}
