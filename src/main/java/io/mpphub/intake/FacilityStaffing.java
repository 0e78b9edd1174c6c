package io.mpphub.intake;

import java.time.LocalDate;

/**
 * Number of people of a profession at a health facility.
 *
 * @param activeRegistrations those with an active registration (STR)
 * @param asOf the day that the figures are of
 */
public record FacilityStaffing(
    String facilityCode,
    String facility,
    String profession,
    int count,
    int activeRegistrations,
    LocalDate asOf) {

  /** Identity of the figures, without their day. */
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

  /** Returns these figures, or the other ones if they are as new or newer. */
  FacilityStaffing or(FacilityStaffing other) {
    return other.asOf.isBefore(asOf) ? this : other;
  }
}
