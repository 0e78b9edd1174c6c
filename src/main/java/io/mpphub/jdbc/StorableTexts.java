package io.mpphub.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The door of the store for texts: one with a NUL (U+0000) or half a surrogate pair is refused
 * before it gets to the database. One database would keep it and another refuse it or put something
 * else in its place. Comes out as Spring's {@code DataIntegrityViolationException}, see {@link
 * Unstorable}.
 */
public final class StorableTexts extends DelegatingDataSource {

  /** "Character not in repertoire", as PostgreSQL says it. */
  private static final String STATE = "22021";

  public StorableTexts(DataSource database) {
    super(database);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(
        Connection.class,
        connection,
        (made, arguments) ->
            made instanceof PreparedStatement statement ? guarded(statement) : made);
  }

  private static PreparedStatement guarded(PreparedStatement statement) {
    return proxy(PreparedStatement.class, statement, (made, arguments) -> made);
  }

  /** Handles a call's result. */
  private interface After {
    Object made(Object result, Object[] arguments);
  }

  private static <T> T proxy(Class<T> type, T real, After after) {
    return type.cast(
        Proxy.newProxyInstance(
            StorableTexts.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (type == PreparedStatement.class
                  && arguments != null
                  && method.getName().startsWith("set")) {
                check(arguments);
              }
              try {
                return after.made(method.invoke(real, arguments), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static void check(Object[] values) throws SQLDataException {
    for (Object value : values) {
      if (value instanceof CharSequence text && !holds(text)) {
        throw new SQLDataException("a text holds what no text can hold", STATE);
      }
    }
  }

  /** True for a text that every database can hold. */
  static boolean holds(CharSequence text) {
    return text.codePoints().allMatch(StorableTexts::holds);
  }

  private static boolean holds(int character) {
    return character != 0
        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
  }

  /** The text with U+FFFD in place of each such character, and no longer than that. */
  public static String cut(String text, int longest) {
    int end = Math.min(text.length(), longest);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    String cut = text.substring(0, end);
    return holds(cut)
        ? cut
        : cut.codePoints()
            .map(character -> holds(character) ? character : 0xFFFD)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
