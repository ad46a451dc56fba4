/**
 * Secrets as a page may hold them. Each reads `quartz`, a letter for how it came to the page, and its name below, so
 * that what leaves tells at once what leaked: `a` was there from the beginning, `b` was added later, `c` was put in
 * place of something harmless, `d` was typed.
 */
export type Way = "a" | "b" | "c" | "d";

export const secretOf = (way: Way, name: string): string => `quartz${way}${name}`;
export const anySecret = /quartz[abcd][a-z]+/g;

/** No secrets: how a page is built, without which it cannot be drawn or told apart. Shown at every level. */
export const structurePlants = ["classname", "elementid", "fieldname"] as const;

/** Shown under balanced and open: what any visitor can read on the page. */
export const textPlants = [
  "paragraph",
  "buttonlabel",
  "submitvalue",
  "drawnletters",
  "shadowtext",
  "closedshadowtext",
  "frametext",
  "csscontent",
  "adoptedcontent",
  "rulecontent",
  "setcontent",
  "stylecontent",
  "pathword",
] as const;

/** Shown under open alone: what visitors enter, and what only browsers and machines read. */
export const openPlants = [
  "textinput",
  "searchinput",
  "emailinput",
  "urlinput",
  "telinput",
  "unknowninput",
  "setvalue",
  "textarea",
  "optionvalue",
  "optiontext",
  "optionlabel",
  "grouplabel",
  "listvalue",
  "outputtext",
  "editable",
  "textbox",
  "radiovalue",
  "checkboxvalue",
  "buttonvalue",
  "datavalue",
  "titleattribute",
  "alttext",
  "placeholder",
  "arialabel",
  "ariadescription",
  "ariavaluetext",
  "ariaroledescription",
  "dataattribute",
  "ownattribute",
  "customattribute",
  "abbreviation",
  "summaryattribute",
  "downloadname",
  "metacontent",
  "linkquery",
  "sourcequery",
  "setquery",
  "formquery",
  "actionquery",
  "posterquery",
  "objectquery",
  "tracklabel",
  "stylequery",
  "cssquery",
  "hashquery",
  "hashtext",
  "drawntitle",
  "drawndescription",
  "shadowinput",
  "closedshadowinput",
  "frameinput",
] as const;

/** Never shown, at any level. */
export const hiddenPlants = [
  "password",
  "toggledpassword",
  "hiddeninput",
  "cardfield",
  "codefield",
  "privatefield",
  "maskedtext",
  "maskedtitle",
  "blockedtext",
  "blockedattribute",
  "blockedbyss",
  "blockedbyclass",
  "blockedinshadow",
  "ignoredinput",
  "comment",
  "csscomment",
  "noscript",
  "template",
  "script",
  "handler",
  "codelink",
  "framedocument",
  "nonce",
  "username",
  "linktoken",
  "sourcetoken",
  "mailto",
  "secretkey",
] as const;

export type Plant =
  | (typeof structurePlants)[number]
  | (typeof textPlants)[number]
  | (typeof openPlants)[number]
  | (typeof hiddenPlants)[number];

/** Secrets by their shape, which no level shows; each way has the like of its own. */
export const shapedSecrets: Record<"a" | "b" | "c", readonly string[]> = {
  a: shaped("ada.a@mail.example", "4111 1111 1111 1111", "536-90-4391", "+44 20 7946 0951", "a"),
  b: shaped("ada.b@mail.example", "5555 5555 5555 4444", "536-90-4392", "+44 20 7946 0952", "b"),
  c: shaped("ada.c@mail.example", "3782 822463 10005", "536-90-4393", "(415) 555-2673", "c"),
};

function shaped(mail: string, card: string, person: string, phone: string, way: string): string[] {
  const token = `eyJhbGciOiJIUzI1NiJ9.eyJ3YXkiOiI${way}cXVhcnR6In0.c2lnbmF0dXJl${way}`;
  return [
    mail,
    card,
    person,
    phone,
    token,
    `sk_${"live"}_${way}4eC39HqLyjWDarjtT1zdp7d`,
    `ghp_${way}bcdefghijklmnopqrstuvwxyz012345`,
  ];
}

/** What fields of a type hold, which takes no words; shown under open. */
export const typedSecrets: Record<"a" | "b" | "c", Readonly<Record<string, string>>> = {
  a: typed(1),
  b: typed(2),
  c: typed(3),
};

function typed(n: number): Record<string, string> {
  return {
    number: `867530942${n}`,
    date: `1987-03-1${n}`,
    "datetime-local": `1987-05-2${n}T03:47`,
    month: `1987-0${n}`,
    week: `1987-W1${n}`,
    time: `03:47:1${n}.417`,
    color: `#c0ffe${n}`,
    range: `41.7317${n}`,
  };
}
