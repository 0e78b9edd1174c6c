package io.mpphub.canonical;

import io.mpphub.canonical.rule.Claims;
import io.mpphub.canonical.rule.Consistent;
import io.mpphub.canonical.rule.Nik;
import io.mpphub.canonical.rule.NotAhead;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether a taxpayer owes the regency anything.
 *
 * @param clear true when nothing is due
 * @param outstanding the sum of the debts in rupiah
 * @param debts empty when there are none
 * @param checkedOn the day that this is true of, null when the office didn't say
 * @param source the connector that answered
 */
@Consistent
public record TaxClearance(
    @NotNull @Nik String nik,
    @NotNull Boolean clear,
    @NotNull @PositiveOrZero Long outstanding,
    @NotNull List<@NotNull @Valid Debt> debts,
    @NotAhead LocalDate checkedOn,
    @NotBlank String source)
    implements Claims {

  public TaxClearance {
    debts = debts == null ? List.of() : List.copyOf(debts);
  }

  /** Clear is who owes nothing, and is listed with nothing; the sum is that of the debts. */
  @Override
  public boolean isConsistent(LocalDate yesterday) {
    if (clear == null || outstanding == null || debts.stream().anyMatch(d -> d.amount() == null)) {
      return true; // Other rules say so.
    }
    BigInteger sum =
        debts.stream()
            .map(debt -> BigInteger.valueOf(debt.amount()))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return clear == (outstanding == 0)
        && clear == debts.isEmpty()
        && sum.equals(BigInteger.valueOf(outstanding));
  }

  /**
   * Debt for one object and one year.
   *
   * @param tax the tax, such as that on land and buildings
   * @param object the office's number of the taxed object, null when unknown
   * @param amount in rupiah
   * @param dueOn null when unknown
   */
  public record Debt(
      @NotBlank String tax,
      String object,
      Integer year,
      @NotNull @PositiveOrZero Long amount,
      LocalDate dueOn) {}

  /** Without names: a record of a taxpayer may end up in a log line. */
  @Override
  public String toString() {
    return "TaxClearance[source=" + source + "]";
  }
}
