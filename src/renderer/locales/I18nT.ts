/** A sentence with elements in its places, such as links. */
export { I18nT } from 'vue-i18n'
