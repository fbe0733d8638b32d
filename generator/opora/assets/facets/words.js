// Numbers as people read them.

const NUMBERS = new Intl.NumberFormat("ru");

export function said(number) {
  return NUMBERS.format(number);
}
