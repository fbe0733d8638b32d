// What a school asks, and its address: #high=res-equipment&place=village&without=tutor. It stands
// after the # so that no server ever gets to know it.

const LISTS = { without: "absent", stage: "stages" };
const WORDS = { place: "settlement", size: "size" };
const FLAGS = ["small", "remote"];

const NOTHING = () => ({
  risks: {}, settlement: "", size: "", small: false, remote: false, absent: [], stages: [],
});

const listed = (asked, name) => (asked.get(name) ?? "").split(",").filter(Boolean);

/** Reads a request from text like `high=a,b&place=village`; what the table does not know is left out. */
export function readRequest(table, text) {
  const asked = new URLSearchParams(text);
  const request = NOTHING();
  for (const weight of [...table.gravity].reverse())
    for (const factor of listed(asked, weight))
      if (Object.hasOwn(table.factors, factor)) request.risks[factor] = weight;
  for (const [name, field] of Object.entries(WORDS)) {
    const word = asked.get(name) ?? "";
    request[field] = table.choices[field].includes(word) ? word : "";
  }
  for (const [name, field] of Object.entries(LISTS))
    request[field] = listed(asked, name).filter((one) => table.choices[field].includes(one));
  for (const name of FLAGS) request[name] = asked.get(name) === "1";
  return request;
}

/** Writes a request as text, in one order. */
export function writeRequest(table, request) {
  const parts = [];
  const put = (name, values) => values.length && parts.push(`${name}=${values.join(",")}`);
  for (const weight of table.gravity)
    put(weight, Object.keys(request.risks).filter((one) => request.risks[one] === weight).sort());
  for (const [name, field] of Object.entries(WORDS)) put(name, request[field] ? [request[field]] : []);
  for (const name of FLAGS) put(name, request[name] ? ["1"] : []);
  for (const [name, field] of Object.entries(LISTS)) put(name, [...request[field]].sort());
  return parts.join("&");
}

export const chosenRisks = (table, request) =>
  table.gravity.flatMap((weight) =>
    Object.keys(table.factors)
      .filter((one) => request.risks[one] === weight)
      .map((factor) => ({ factor, weight })));
