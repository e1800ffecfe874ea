/** A piece of a sentence, and whether it is told strongly. */
export interface Part {
  text: string;
  strong: boolean;
}

const STRONG =
  /((?:Fewer than \d+|\d[\d,]*|No|no|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) (?:recorded incidents?|incidents?|youth provisions?|guardianship sites?)|\d[\d,.]* hours? a week|The difference could be chance\.?)/g;

/** The service's sentence with its figures and its doubt told strongly; no word is changed. */
export function strongParts(sentence: string): Part[] {
  return sentence
    .split(STRONG)
    .map((text, index) => ({ text, strong: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
