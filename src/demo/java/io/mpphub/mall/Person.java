package io.mpphub.mall;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who can sign in: one of the sandbox's invented people. The browser knows them by {@code
 * id} and never sends a NIK.
 */
record Person(String id, String name, @JsonIgnore String nik) {

  static final List<Person> ALL =
      List.of(
          new Person("siti", "Siti Aminah", "3508104101900001"),
          new Person("budi", "Budi Santoso", "3508101505850002"),
          new Person("dewi", "Dewi Lestari", "3508105203880003"),
          new Person("agus", "Agus Wijaya", "3508112207870004"));

  static Optional<Person> find(String id) {
    return ALL.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return id;
  }
}
