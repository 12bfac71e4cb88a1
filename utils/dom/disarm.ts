/** What a page can name so that the name stands in for a property of the form it belongs to, or of the document. */
const named = 'button,embed,fieldset,form,iframe,img,input,object,output,select,textarea';

/**
 * Takes names out of a copy of a page that would hide what scripts call: in a form with a field named `remove`, that is
 * no function any more (HTML: `[LegacyOverrideBuiltIns]`). Other names, which rules may look for, stay.
 */
export function disarm(root: Document | Element, owner: Document): void {
  const form = owner.createElement('form');
  for (const element of root.querySelectorAll(named)) {
    for (const attribute of ['id', 'name']) {
      const name = element.getAttribute(attribute);
      if (name && (name in form || name in owner)) element.removeAttribute(attribute);
    }
  }
}
