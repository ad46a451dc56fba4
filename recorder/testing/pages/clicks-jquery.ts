import $ from "jquery";

$("#app").append(`<p id="clock">0</p><button id="dead">Dead</button><button id="noop">Does nothing</button>
  <div id="handler" style="cursor:pointer">Handled</div><p id="plain">Plain</p><button id="alive">Alive</button><b></b>
  <div id="late" style="cursor:pointer">Late</div><i></i>`);
let seconds = 0;
setInterval(() => $("#clock").text(String(seconds++)), 500);
$("#noop,#handler").on("click", () => undefined);
let count = 0;
$("#alive").on("click", () => $("b").text(String(++count)));
$("#late").on("click", () => {
  void fetch("/data.css").then(() => setTimeout(() => $("i").text("loaded"), 200));
});
