import "zone.js";
import "@angular/compiler";
import { Component, provideZoneChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";

/** Orders: a form that adds one, a table that is sorted, a chart, and a dialog. */
class Orders {
  orders = Array.from({ length: 8 }, (_, n) => ({
    id: n + 1,
    buyer: `Buyer ${String.fromCharCode(72 - n)}`,
    cents: ((n * 7919) % 90) * 100 + 990,
    isLate: n % 4 === 1,
  }));
  problem = "";
  isDialogOpen = false;

  get path(): string {
    return this.orders
      .map(({ cents }, n) => `${n === 0 ? "M" : "L"}${n * 60 + 10} ${110 - cents / 100}`)
      .join(" ");
  }

  add(buyer: string, euros: string, isLate: boolean): void {
    this.problem = buyer === "" ? "Say who buys." : "";
    if (this.problem === "")
      this.orders.push({ id: this.orders.length + 1, buyer, cents: Number(euros) * 100, isLate });
  }

  sort(): void {
    this.orders.sort((one, other) => one.buyer.localeCompare(other.buyer));
  }
}

const template = `
  <header><h1>Orders</h1><button id="sort" (click)="sort()">By buyer</button>
    <button id="open" class="primary" (click)="isDialogOpen = true">Ship all</button></header>
  <main>
    <form (submit)="$event.preventDefault(); add(buyer.value, euros.value, late.checked)">
      <label>Buyer <input id="buyer" #buyer></label>
      <label>Euros <input id="euros" #euros type="number" value="12"></label>
      <label>Late <input id="late" #late type="checkbox"></label>
      <button id="add">Add</button>
      @if (problem) { <span role="alert">{{ problem }}</span> }
    </form>
    <svg viewBox="0 0 600 120"><path [attr.d]="path" fill="none" stroke="#2864c8" stroke-width="2"/></svg>
    <table><thead><tr><th>No.</th><th>Buyer</th><th>Euros</th></tr></thead>
      <tbody>@for (order of orders; track order.id) {
        <tr [class.late]="order.isLate"><td>{{ order.id }}</td><td>{{ order.buyer }}</td><td>{{ order.cents / 100 }}</td></tr>
      }</tbody></table>
    @if (isDialogOpen) { <dialog open><h2>Ship {{ orders.length }} orders?</h2>
      <button id="cancel" (click)="isDialogOpen = false">Not yet</button></dialog> }
  </main>`;

const Page = Component({ selector: "orders-page", template })(Orders);
document.getElementById("app")?.append(document.createElement("orders-page"));
await bootstrapApplication(Page, { providers: [provideZoneChangeDetection()] });
