import type { Column, ColumnTable } from "./column-table.ts";
import { isContainer } from "./columns-format.ts";

/** The names of an object, each with its kind. */
export interface Shape {
  id: number;
  containers: { name: string; column: Column; kind: number }[];
}

/** A place between two fields of a shape: the object so far. Shapes with the same beginning share it. */
export interface ShapeStep {
  next: Map<string, NextField>;
  shape: Shape | null;
  before: { step: ShapeStep; name: string; column: Column; kind: number } | null;
}

interface NextField {
  column: Column;
  byKind: (ShapeStep | undefined)[];
}

/** Finds an object's shape with one look-up a field, and writes down each new one. */
export class ShapeTable {
  readonly first: ShapeStep = { next: new Map(), shape: null, before: null };
  /** As in the body: count of fields, then column and kind of each. */
  readonly written: number[] = [];
  readonly #columns: ColumnTable;
  #count = 0;

  constructor(columns: ColumnTable) {
    this.#columns = columns;
  }

  field(step: ShapeStep, name: string): NextField {
    let field = step.next.get(name);
    if (field === undefined) {
      field = { column: this.#columns.named(name), byKind: [] };
      step.next.set(name, field);
    }
    return field;
  }

  step(step: ShapeStep, name: string, field: NextField, kind: number): ShapeStep {
    let next = field.byKind[kind];
    if (next === undefined) {
      next = { next: new Map(), shape: null, before: { step, name, column: field.column, kind } };
      field.byKind[kind] = next;
    }
    return next;
  }

  shape(last: ShapeStep): Shape {
    last.shape ??= this.#write(last);
    return last.shape;
  }

  #write(last: ShapeStep): Shape {
    const fields = [];
    for (let at = last.before; at !== null; at = at.step.before) fields.push(at);
    fields.reverse();
    this.written.push(fields.length);
    for (const { column, kind } of fields) this.written.push(column.index, kind);
    return { id: this.#count++, containers: fields.filter((field) => isContainer(field.kind)) };
  }
}
