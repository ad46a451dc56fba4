import "zone.js";
import "@angular/compiler";
import { Component, NgZone, provideZoneChangeDetection } from "@angular/core";
import { bootstrapApplication } from "@angular/platform-browser";

declare global {
  interface Window {
    /** How often Angular has looked for changes and found the page at rest. */
    zoneTurns?: number;
  }
}

class Lines {
  lines: number[] = [];
  next = 0;
  word = "";
  isOpen = false;

  read(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.word = event.target.value;
  }
}

const template = `
  <button id="add" (click)="lines.push(next); next = next + 1">Add</button>
  <button id="remove" (click)="lines.shift()">Remove</button>
  <button id="toggle" (click)="isOpen = !isOpen">Toggle</button>
  <input id="word" [value]="word" (input)="read($event)">
  <b id="echo">{{ word.length }}</b>
  @if (isOpen) { <p id="details">Details</p> }
  <ul>@for (line of lines; track line) { <li [class.even]="line % 2 === 0">Line {{ line }}</li> }</ul>`;

const Page = Component({ selector: "lines-page", template })(Lines);
document.getElementById("app")?.append(document.createElement("lines-page"));
const app = await bootstrapApplication(Page, { providers: [provideZoneChangeDetection()] });
window.zoneTurns = 0;
app.injector.get(NgZone).onStable.subscribe(() => {
  window.zoneTurns = (window.zoneTurns ?? 0) + 1;
});
