/** Payment cards: every second digit from the right counts double (ISO/IEC 7812-1). Passes over what is no digit. */
export function passesLuhn(text: string): boolean {
  let sum = 0;
  let factor = 1;
  for (const digit of digitsOf(text).reverse()) {
    const value = Number(digit) * factor;
    sum += value > 9 ? value - 9 : value;
    factor = 3 - factor;
  }
  return sum % 10 === 0;
}

/** International bank account numbers: country and check digits moved behind, letters as numbers (ISO 13616). */
export function passesMod97(text: string): boolean {
  const compact = text.replace(/\s/g, "").toUpperCase();
  let rest = 0;
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

export const digitsOf = (text: string): string[] => text.match(/\d/g) ?? [];
