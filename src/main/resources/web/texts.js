// Texts of the interface in the language of the page. A text is a pattern of java.text.MessageFormat: {0} is its first
// value, {0,choice,...} a plural. The server puts the patterns before this line, as TEXTS.
'use strict';

const text = (key, ...values) => {
  const said = value => typeof value === 'number' ? value.toLocaleString(document.documentElement.lang) : String(value);
  const plain = pattern => pattern.replace(/\{(\d+)\}/g, (place, index) => said(values[index]));
  // The last case whose number is not above the value.
  const chosen = (cases, value) => cases.split('|').map(one => /^(\d+)#(.*)$/s.exec(one))
    .reduce((best, one) => Number(one[1]) <= value ? one : best)[2];
  return plain(TEXTS[key].replace(/\{(\d+),choice,((?:[^{}]|\{\d+\})*)\}/g, (place, index, cases) => chosen(cases, values[index]))
    .replaceAll("''", "'"));
};
