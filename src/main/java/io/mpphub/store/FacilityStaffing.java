package io.mpphub.store;

import java.time.LocalDate;

/**
 * How many people of a profession work at a health facility.
 *
 * @param activeRegistrations how many of them have an active registration (STR)
 * @param asOf the day that the figures are of
 */
public record FacilityStaffing(
    String facilityCode,
    String facility,
    String profession,
    int count,
    int activeRegistrations,
    LocalDate asOf) {

  /** Which figures these are, whatever their day. */
  record Key(String facilityCode, String profession) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byFacility = facilityCode.compareTo(other.facilityCode);
      return byFacility == 0 ? profession.compareTo(other.profession) : byFacility;
    }
  }

  Key key() {
    return new Key(facilityCode, profession);
  }

  /** This or an equally old or newer one. */
  FacilityStaffing or(FacilityStaffing other) {
    return other.asOf.isBefore(asOf) ? this : other;
  }
}
