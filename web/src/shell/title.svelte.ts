let title = $state('Contextmap');

/** The page's title, also said when the page is opened. */
export const pageTitle = {
  get text(): string {
    return title;
  },
  set(text: string): void {
    title = text;
    document.title = text === 'Contextmap' ? text : `${text} - Contextmap`;
  },
};
