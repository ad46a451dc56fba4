import type { Page } from "playwright-core";

/** Makes a link for anybody of what is marked in an open player, whose dialog stays open. */
export async function sharePublicly(member: Page): Promise<string> {
  await member.getByRole("button", { name: "Share" }).click();
  const dialog = member.getByRole("dialog");
  await dialog.getByRole("radio", { name: "Anybody with the link" }).click();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  return (await dialog.getByRole("region", { name: "link", exact: true }).textContent()) ?? "";
}

/** Takes that link back, and closes the dialog. */
export async function takeBack(member: Page): Promise<void> {
  const button = member.getByRole("dialog").getByRole("button", { name: "Take back" });
  await button.click();
  await button.waitFor({ state: "detached" });
  await member.keyboard.press("Escape");
}
