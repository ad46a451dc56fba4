/** A database as the account lists it. */
export interface ListedDatabase {
  name: string;
  uuid: string;
}

/** A catalog of a deployment: `CATALOG_<number>` of the Worker. */
export interface CatalogDatabase {
  number: number;
  name: string;
  id: string;
}

export const catalogName = (worker: string, number: number): string => `${worker}-catalog-${number}`;
export const catalogBinding = (number: number): string => `CATALOG_${number}`;
const bindingShape = /^CATALOG_(\d+)$/;

/** The numbers among the names of bindings. */
export const catalogNumbers = (bindings: readonly string[]): number[] =>
  bindings.flatMap((binding) => bindingShape.exec(binding)?.[1] ?? []).map(Number);

/** The deployment's catalogs among the account's databases, by their names, in the order of their numbers. */
export function catalogsAmong(listed: readonly ListedDatabase[], worker: string): CatalogDatabase[] {
  const prefix = catalogName(worker, 0).slice(0, -1);
  return listed
    .flatMap(({ name, uuid }): CatalogDatabase[] => {
      const number = name.startsWith(prefix) ? name.slice(prefix.length) : "";
      return /^(?:0|[1-9]\d{0,2})$/.test(number) ? [{ number: Number(number), name, id: uuid }] : [];
    })
    .sort((one, other) => one.number - other.number);
}

/** Names to create, so that there are the catalogs 0 to `atLeast` - 1. */
export function missingCatalogs(
  standing: readonly CatalogDatabase[],
  worker: string,
  atLeast: number,
): string[] {
  const numbers = new Set(standing.map(({ number }) => number));
  return Array.from({ length: atLeast }, (_, number) => number)
    .filter((number) => !numbers.has(number))
    .map((number) => catalogName(worker, number));
}
