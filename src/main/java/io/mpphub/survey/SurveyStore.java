package io.mpphub.survey;

import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers to the satisfaction survey. Trouble with the database comes out as Spring's {@code
 * DataAccessException}.
 */
@Component
public class SurveyStore {

  /** Number of elements of the survey. */
  public static final int ELEMENTS = 9;

  private static final String COLUMNS = columns("%s");
  private static final String SUMS = columns("coalesce(sum(%s), 0)");

  /**
   * One answer.
   *
   * @param scores of the nine elements in their order, each 1 to 4
   */
  public record Answer(UUID id, String service, Instant answeredAt, List<Integer> scores) {}

  /**
   * Many answers together.
   *
   * @param sums of the scores of each element, in their order
   */
  public record Totals(long answers, List<Long> sums) {}

  private final JdbcClient jdbc;

  public SurveyStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException when it is there already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(Answer answer) {
    JdbcClient.StatementSpec insert =
        jdbc.sql(
            "insert into survey (id, service, answered_at, "
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.params(answer.id(), answer.service(), Times.toColumn(answer.answeredAt()));
    for (int score : answer.scores()) {
      insert = insert.param(score);
    }
    insert.update();
  }

  public Optional<Answer> find(UUID id) {
    return jdbc.sql("select id, service, answered_at, " + COLUMNS + " from survey where id = ?")
        .param(id)
        .query(
            (row, n) ->
                new Answer(
                    row.getObject("id", UUID.class),
                    row.getString("service"),
                    Times.read(row, "answered_at"),
                    List.of(
                        row.getInt("u1"),
                        row.getInt("u2"),
                        row.getInt("u3"),
                        row.getInt("u4"),
                        row.getInt("u5"),
                        row.getInt("u6"),
                        row.getInt("u7"),
                        row.getInt("u8"),
                        row.getInt("u9"))))
        .optional();
  }

  /**
   * @param service null for all
   * @param from from this time on, null for any
   * @param until before this time, null for any
   */
  public Totals totals(String service, Instant from, Instant until) {
    Criteria criteria =
        new Criteria()
            .and("service = ?", service)
            .and("answered_at >= ?", Times.toColumn(from))
            .and("answered_at < ?", Times.toColumn(until));
    return jdbc.sql("select count(*), " + SUMS + " from survey" + criteria.where())
        .params(criteria.values())
        .query(
            (row, n) -> {
              Long[] sums = new Long[ELEMENTS];
              for (int i = 0; i < ELEMENTS; i++) {
                sums[i] = row.getLong(i + 2);
              }
              return new Totals(row.getLong(1), List.of(sums));
            })
        .single();
  }

  private static String columns(String pattern) {
    return IntStream.rangeClosed(1, ELEMENTS)
        .mapToObj(i -> pattern.formatted("u" + i))
        .collect(Collectors.joining(", "));
  }
}
