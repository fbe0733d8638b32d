// A table as a picture: its numbers and words, drawn for paper and presentations.

const [FIRST, OTHER, PAD, LINE, TITLE] = [230, 136, 8, 17, 44];
const HEAT = ["#ffffff", "#e8f0fb", "#c6dbf5", "#9cc1ec"];
const WIDEST = 16000;

export function offer(button) {
  button.hidden = false;
  button.addEventListener("click", () => save(document.getElementById(button.dataset.picture)));
}

async function save(table) {
  await document.fonts.load("14px 'Golos Text'", "Ж");
  draw(table).toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${table.id}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}

function draw(table) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d");
  write(pen);
  const rows = [...table.rows].map((row) => [...row.cells].map((cell, at) => wrapped(pen, cell, at)));
  const heights = rows.map((row) => Math.max(...row.map(({ lines }) => lines.length)) * LINE + PAD * 2);
  const width = FIRST + OTHER * (rows[0].length - 1) + PAD * 2;
  const height = heights.reduce((sum, one) => sum + one, TITLE + LINE * 2);
  const scale = Math.min(2, WIDEST / width, WIDEST / height);
  canvas.width = width * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, width, height);
  write(pen, 700, 18);
  pen.fillText(table.dataset.title, PAD, 28);
  write(pen);
  const end = rows.reduce((top, row, at) => drawRow(pen, row, top, heights[at]), TITLE);
  pen.fillText(`${location.host}, ${new Date().toLocaleDateString("ru")}`, PAD, end + LINE * 1.4);
  return canvas;
}

function drawRow(pen, row, top, height) {
  let left = PAD;
  for (const { lines, heat, head, width } of row) {
    pen.fillStyle = head ? "#f5f7fa" : HEAT[heat];
    pen.fillRect(left, top, width, height);
    pen.strokeStyle = "#a9b4c0";
    pen.strokeRect(left, top, width, height);
    write(pen, head ? 600 : 400);
    lines.forEach((line, at) => pen.fillText(line, left + PAD, top + PAD + LINE * (at + 0.8)));
    left += width;
  }
  return top + height;
}

function write(pen, weight = 400, size = 13) {
  pen.fillStyle = "#1a2430";
  pen.font = `${weight} ${size}px "Golos Text", sans-serif`;
}

// The text of a cell in lines that fit its column; words too long for it are cut.
function wrapped(pen, cell, at) {
  const width = at ? OTHER : FIRST;
  const fits = (text) => pen.measureText(text).width <= width - PAD * 2.5;
  const lines = [""];
  for (const word of cell.textContent.trim().split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(...pieces(word, fits));
  }
  const heat = Number(/o-heat-(\d)/.exec(cell.className)?.[1] ?? 0);
  return { lines: lines.filter(Boolean), heat, head: cell.tagName === "TH", width };
}

function pieces(word, fits) {
  if (fits(word)) return [word];
  let end = word.length;
  while (end > 1 && !fits(`${word.slice(0, end)}-`)) end -= 1;
  return [`${word.slice(0, end)}-`, ...pieces(word.slice(end), fits)];
}
