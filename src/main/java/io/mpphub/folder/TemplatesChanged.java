package io.mpphub.folder;

import java.util.Set;

/**
 * Route templates are others than before, or gone. What is made of them has to be made anew.
 *
 * @param ids of the templates
 */
public record TemplatesChanged(Set<String> ids) {}
