package io.mpphub.mapping;

import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The operands of each {@code +} of a mapping, as arguments of the function that measures them. */
final class Additions {

  private Additions() {}

  private static final class Tree extends JsltParser {

    Tree(String jslt) {
      super(new StringReader(jslt));
    }

    SimpleNode root() throws ParseException {
      Start();
      return (SimpleNode) jjtree.rootNode();
    }
  }

  /**
   * A mapping that measures; each line of it is where it was.
   *
   * @throws ParseException as JSLT does
   */
  static String measured(String jslt) throws ParseException {
    SimpleNode root = new Tree(jslt).root();
    Map<Token, Integer> starts = starts(root.jjtGetFirstToken(), jslt);
    TreeMap<Integer, String> before = new TreeMap<>();
    TreeMap<Integer, String> after = new TreeMap<>();
    Deque<SimpleNode> left = new ArrayDeque<>(List.of(root));
    while (!left.isEmpty()) {
      SimpleNode node = left.pop();
      boolean adds =
          node.getId() == JsltParserTreeConstants.JJTADDITIVEEXPR && node.jjtGetNumChildren() > 1;
      for (int i = 0; i < node.jjtGetNumChildren(); i++) {
        SimpleNode child = (SimpleNode) node.jjtGetChild(i);
        left.push(child);
        if (adds && child.getId() == JsltParserTreeConstants.JJTMULTIPLICATIVEEXPR) {
          Token last = child.jjtGetLastToken();
          // In parentheses, or it would be taken for a member of a dot before it.
          before.merge(
              starts.get(child.jjtGetFirstToken()), "(" + Sizes.NAME + "(", String::concat);
          after.merge(
              starts.get(last) + last.image.length(), "," + last.endLine + "))", String::concat);
        }
      }
    }
    StringBuilder measured = new StringBuilder();
    for (int i = 0; i <= jslt.length(); i++) {
      measured.append(after.getOrDefault(i, "")).append(before.getOrDefault(i, ""));
      if (i < jslt.length()) {
        measured.append(jslt.charAt(i));
      }
    }
    return measured.toString();
  }

  /** Between tokens are blanks, and comments, which may hold a token's text. */
  private static Map<Token, Integer> starts(Token first, String jslt) {
    Map<Token, Integer> starts = new IdentityHashMap<>();
    int at = 0;
    for (Token token = first; token != null; token = token.next) {
      Token comment = token.specialToken;
      while (comment != null && comment.specialToken != null) {
        comment = comment.specialToken;
      }
      for (; comment != null; comment = comment.next) {
        at = jslt.indexOf(comment.image, at) + comment.image.length();
      }
      at = jslt.indexOf(token.image, at);
      starts.put(token, at);
      at += token.image.length();
    }
    return starts;
  }
}
