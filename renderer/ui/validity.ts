import i18next from 'i18next';

/** The browser's own words for a required field left empty come in the browser's language; ours are in the product's. */
export function speakOfEmptyFields(): void {
  document.addEventListener(
    'invalid',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.validity.valueMissing) target.setCustomValidity(i18next.t('common.required'));
    },
    true,
  );
  document.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLInputElement && target.validity.customError && target.required) target.setCustomValidity('');
    },
    true,
  );
}
