import $ from "jquery";

$("#app").append(
  '<button id="add">Add</button><button id="remove">Remove</button><button id="toggle">Toggle</button>',
  '<input id="word"><b id="echo">0</b><ul></ul>',
);
let next = 0;
$("#add").on("click", () => {
  $(`<li>Line ${next}</li>`)
    .toggleClass("even", next++ % 2 === 0)
    .appendTo("#app ul");
});
$("#remove").on("click", () => $("#app li").first().remove());
$("#toggle").on("click", () => {
  if ($("#details").length > 0) $("#details").remove();
  else $('<p id="details">Details</p>').appendTo("#app");
});
$("#word").on("input", function () {
  $("#echo").text(String($(this).val().length));
});
