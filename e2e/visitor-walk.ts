import type { Page } from "playwright-core";

/** To a visitor's page by the palette, from one of their sessions, and from the list; answers its path. */
export async function walkToVisitor(member: Page, name: string): Promise<string> {
  await member.keyboard.press("Control+k");
  await member.getByPlaceholder(/^Find a page/).fill(name.toLowerCase());
  await member.getByRole("option", { name: new RegExp(`^${name}`) }).click();
  await member.waitForURL(/\/visitors\/vis_/);
  const { pathname } = new URL(member.url());
  await member.getByRole("heading", { name }).waitFor();
  await member.getByRole("region", { name: "Sessions" }).getByRole("link").click();
  await member.waitForURL(/\/sessions\/ses_/);
  await member.getByRole("link", { name, exact: true }).click();
  await member.waitForURL(`**${pathname}`);
  await member.getByRole("link", { name: "Back to sessions" }).click();
  await member.getByRole("link", { name: `All sessions of ${name}` }).click();
  await member.waitForURL(`**${pathname}`);
  return pathname;
}

/** All that is kept of the visitor whose page is open, as a file; answers its name, once it is here. */
export async function takeAlong(member: Page): Promise<string> {
  const coming = member.waitForEvent("download");
  await member.getByRole("link", { name: "Export" }).click();
  const file = await coming;
  await file.path();
  return file.suggestedFilename();
}

/** From their page; the list is what follows. */
export async function eraseVisitor(member: Page): Promise<void> {
  await member.getByRole("button", { name: "Erase…" }).click();
  await member.getByRole("button", { name: "Erase the visitor" }).click();
  await member.waitForURL(/\/sessions(\?|$)/);
}
