// The head of the stage: the recurrence with its numbers, the loss and its floor, and a strip
// of the same that stays in sight when a view below is read.

// How the run ended, without reason and advice: the view Landscape has all of it.
const inShort = (message) => message.split(": ")[0].replace(/\.$/, "");

function headHtml(film, letters) {
  const inside =
    `<span class="q-w_a" data-live="w_a"></span> ${letters.of("a", "t-1")} + ` +
    `<span class="q-w_x" data-live="w_x"></span> ${letters.of("x", "t")}`;
  const floor = film.floor ? fixed(film.floor, film.decimals) : "0";
  return `<div class="equation">${letters.of("a", "t")} = ${applied(film, inside)}
      <span class="also">${letters.of("a", 0)} = ${coloured("a", film.a0)}</span>
      <span class="also keep">${Y_HAT} = ${letters.of("a", film.T)}</span></div>
    <div class="loss"><span class="line">loss <b class="q-loss"><i>L</i> = <span data-live="loss"></span></b>
      <span class="gap" title="${escaped(film.reason)}">lowest possible ${floor}</span>
      <span class="gap"><span data-live="above"></span> above it</span></span>
      <span class="ended" title="${escaped(film.message)}">${escaped(inShort(film.message))}</span></div>
    <button type="button" class="strip" hidden title="Back to the stage (Esc)">
      <span>${letters.of("a", "t")} = ${applied(film, inside)}</span>
      <b class="q-loss"><i>L</i> = <span data-live="loss"></span></b>
      <span class="soft">↑<span class="words"> back to the stage</span></span></button>`;
}

function headTexts(film, frame) {
  const loss = film.number("loss", frame);
  return {
    w_a: bracketed(fixed(film.number("w_a", frame), film.decimals)),
    w_x: bracketed(fixed(film.number("w_x", frame), film.decimals)),
    loss: few(loss, film.decimals),
    above: few(Math.max(0, loss - film.floor), film.decimals),
  };
}
