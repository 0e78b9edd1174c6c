package io.mpphub.folder;

import java.util.Set;

/**
 * Route templates were changed or removed. Routes made of them have to be made anew.
 *
 * @param ids of the templates
 */
public record TemplatesChanged(Set<String> ids) {}
